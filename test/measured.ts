/** For tests that measure time: beside other work a core does half as much in a second of its time, so what took too long is measured again. */
export const measured = { retry: 2 }
