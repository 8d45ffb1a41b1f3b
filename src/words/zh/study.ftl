# The words of the room: study
