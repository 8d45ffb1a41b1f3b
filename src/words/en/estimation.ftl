# The words of the room: estimation
