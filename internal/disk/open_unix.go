//go:build unix

package disk

import "syscall"

// atOnce keeps opening from waiting for the other end of a pipe that took the
// place of a file after it was asked about.
const atOnce = syscall.O_NONBLOCK
