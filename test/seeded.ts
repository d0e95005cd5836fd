import fc from 'fast-check'

// CI tries the same cases for the same commit: a counterexample that chance finds is a fault of long ago more often than of the change at hand.
// Everywhere else each run tries others.
if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 })
