"""What the platform forbids in a profile's text: the detectors behind the section ``policy``."""
