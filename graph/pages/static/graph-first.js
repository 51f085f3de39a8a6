"use strict";
// The drawing of what an address asks for comes first; what is around it follows in `graph.js`.
(function () {
  const B = window.belligraph;
  B.asked = B.read();
  B.compute();
  if (B.data.nodes.length) {
    B.time.appear();
    B.drawing.start();
  }
})();
