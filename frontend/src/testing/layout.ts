/** jsdom lays nothing out, and has nowhere to scroll to. */
Element.prototype.scrollIntoView = () => {};
