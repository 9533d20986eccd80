// Healthy is a primary. The first check makes it one: it initiates the replica set, which is refused when repeated.
/* global db, rs, quit */
const hello = db.hello();
// While the image prepares an empty data folder, the server runs without a replica set.
if (hello.setName && hello.isWritablePrimary) quit(0);

const { MONGO_INITDB_ROOT_USERNAME, MONGO_INITDB_ROOT_PASSWORD } = process.env;
db.getSiblingDB('admin').auth(MONGO_INITDB_ROOT_USERNAME, MONGO_INITDB_ROOT_PASSWORD);
rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] });
// Elected by the next check.
quit(1);
