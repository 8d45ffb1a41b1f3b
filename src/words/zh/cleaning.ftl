# The words of the room: cleaning
