"""A limit on the memory of this process where there is no ``setrlimit``: a job object of Windows.

The structures are those of ``winnt.h`` (JOBOBJECT_EXTENDED_LIMIT_INFORMATION); jobs within jobs exist since Windows 8.
"""

import ctypes
import sys
from ctypes import wintypes

_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_PROCESS_MEMORY = 0x0100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """What a job may use."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("transfers", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limits(memory: int) -> ExtendedLimits:
    """Limits that let a process have ``memory`` bytes and nothing else be limited."""
    made = ExtendedLimits(process_memory=memory)
    made.basic.flags = _PROCESS_MEMORY
    return made


def limit_memory(memory: int) -> bool:
    """Put this process into a job that may commit ``memory`` bytes; False where the system refuses it."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    job, wanted = kernel.CreateJobObjectW(None, None), limits(memory)
    if not job or not kernel.SetInformationJobObject(
        job, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
    ):
        return False
    return bool(kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))
