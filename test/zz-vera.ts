import { join } from 'node:path';
import { javaTool } from './conformance/java.ts';
const tool = javaTool(join(import.meta.dirname, 'conformance/verapdf'), process.argv[2]!);
console.log(tool ? 'tool' : 'none'); 
if (tool) console.log(tool.run(...process.argv.slice(3)).slice(0, 40));
