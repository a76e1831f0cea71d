"""What is heard in the room: real sound, recorded."""
