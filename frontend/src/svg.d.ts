/** Icons are bundled as text: see the `.svg` loader in angular.json. */
declare module '*.svg' {
  const markup: string;
  export default markup;
}
