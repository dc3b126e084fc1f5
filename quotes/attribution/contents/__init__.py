"""Contents: where what somebody says begins and ends."""
