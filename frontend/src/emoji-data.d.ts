/** Imported with `loader: 'file'`: the build copies the file and gives its address. */
declare module 'emoji-picker-element-data/en/emojibase/data.json' {
  const address: string;
  export default address;
}
