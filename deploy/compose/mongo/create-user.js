// The image runs this once, with the data folder still empty. The processes get a user who may do nothing elsewhere.
/* global db */
db.createUser({
  user: 'switchboard',
  pwd: process.env.MONGO_PASSWORD,
  roles: [{ role: 'readWrite', db: 'switchboard' }],
});
