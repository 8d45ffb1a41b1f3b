# The words of the room: report
