export { unpackDebianProgram, type DebianProgram, type UnpackedProgram } from './debian/unpacked-program';
export { dyingWithThisProcess } from './dying-with-this-process';
export { catalogs } from './mongo/catalog';
export { startMongoStandIn, type MongoStandIn, type MongoStandInOptions } from './mongo/server';
export { startServices, type Services, type ServicesOptions } from './services';
