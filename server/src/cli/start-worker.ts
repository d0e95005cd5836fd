import { program } from './compiled.ts'

// A script, not a module: what loads modules would have to be loaded in each worker.
program(__dirname).work()
