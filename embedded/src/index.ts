export { startMongoStandIn, type MongoStandIn, type MongoStandInOptions } from './mongo/server';
export { startServices, type Services, type ServicesOptions } from './services';
