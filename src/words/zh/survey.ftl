# The words of the room: survey
