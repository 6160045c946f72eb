"""Pictures that are printed, such as logos, as they are chosen from files."""

from organizer.files.picture_decoding import Decode
from organizer.files.picture_decoding import read_decodable as read_picture
from organizer.files.pictures import PictureFile

__all__ = ["Decode", "PictureFile", "read_picture"]
