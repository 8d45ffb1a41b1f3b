# The words of the room: model
