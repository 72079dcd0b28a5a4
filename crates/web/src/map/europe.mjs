// Makes europe.svg: the outline of Europe for the map of partners, small enough for every phone.
//
//   node europe.mjs countries-50m.json > ../../assets/europe.svg
//
// The input is countries-50m.json of the npm package world-atlas 2.0.2 (ISC licence), which holds
// Natural Earth's outlines (public domain). Projection and frame are those of mod.rs.
import { readFileSync } from "node:fs";

const CENTRE = [10, 52], SCALE = 800, ORIGIN = [215, 292], SIZE = [600, 530];
const TOLERANCE = 1.1, SMALLEST_ISLAND = 9;

const world = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { scale, translate } = world.transform;

// Lambert's azimuthal equal-area projection: circles of equal size mean equal land everywhere.
const rad = Math.PI / 180;
function project([longitude, latitude]) {
  const l = (longitude - CENTRE[0]) * rad, p = latitude * rad, c = CENTRE[1] * rad;
  const away = 1 + Math.sin(c) * Math.sin(p) + Math.cos(c) * Math.cos(p) * Math.cos(l);
  const k = Math.sqrt(2 / Math.max(away, 1e-3));
  return [
    ORIGIN[0] + SCALE * k * Math.cos(p) * Math.sin(l),
    ORIGIN[1] - SCALE * k * (Math.cos(c) * Math.sin(p) - Math.sin(c) * Math.cos(p) * Math.cos(l)),
  ];
}

const arcs = world.arcs.map((arc) => {
  let x = 0, y = 0;
  return arc.map(([dx, dy]) => {
    x += dx; y += dy;
    return project([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
  });
});

// Douglas and Peucker: leaves out what moves the line by less than the tolerance.
function simplify(line) {
  if (line.length < 3) return line;
  const [a, b] = [line[0], line[line.length - 1]];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  let far = 0, at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const [x, y] = line[i];
    const d = length
      ? Math.abs((b[0] - a[0]) * (a[1] - y) - (a[0] - x) * (b[1] - a[1])) / length
      : Math.hypot(x - a[0], y - a[1]);
    if (d > far) { far = d; at = i; }
  }
  if (far <= TOLERANCE) return [a, b];
  return [...simplify(line.slice(0, at + 1)).slice(0, -1), ...simplify(line.slice(at))];
}

const simple = arcs.map(simplify);
const along = (index) => (index < 0 ? [...simple[~index]].reverse() : simple[index]);
const ring = (indices) => indices.flatMap((index) => along(index).slice(0, -1));

// Sutherland and Hodgman: keeps of a ring what lies in the frame.
function clip(points) {
  const [w, h] = SIZE, edge = 4;
  const sides = [
    [([x]) => x >= -edge, 0, -edge], [([x]) => x <= w + edge, 0, w + edge],
    [([, y]) => y >= -edge, 1, -edge], [([, y]) => y <= h + edge, 1, h + edge],
  ];
  return sides.reduce((line, [inside, axis, at]) => line.flatMap((point, i) => {
    const before = line[(i + line.length - 1) % line.length];
    const t = (at - before[axis]) / (point[axis] - before[axis]);
    const cross = [0, 1].map((a) => (a === axis ? at : before[a] + t * (point[a] - before[a])));
    if (inside(point)) return inside(before) ? [point] : [cross, point];
    return inside(before) ? [cross] : [];
  }), points);
}

const area = (points) => Math.abs(points.reduce((sum, [x, y], i) => {
  const [nx, ny] = points[(i + 1) % points.length];
  return sum + x * ny - nx * y;
}, 0)) / 2;

// Whole units, each step relative to the one before.
function draw(points, close) {
  let [px, py] = points[0].map(Math.round), path = `M${px} ${py}l`, first = true;
  for (const point of points.slice(1)) {
    const [x, y] = point.map(Math.round), [dx, dy] = [x - px, y - py];
    if (!dx && !dy) continue;
    path += (first || dx < 0 ? "" : " ") + dx + (dy < 0 ? "" : " ") + dy;
    [px, py, first] = [x, y, false];
  }
  return first ? "" : path + (close ? "z" : "");
}

const polygons = world.objects.land.geometries.flatMap((shape) => shape.type === "Polygon" ? [shape.arcs] : shape.arcs);
const land = polygons.flat().map((indices) => clip(ring(indices)))
  .filter((points) => points.length > 2 && area(points) > SMALLEST_ISLAND)
  .map((points) => draw(points, true)).join("");

const uses = new Map();
for (const country of world.objects.countries.geometries) {
  for (const index of [country.arcs].flat(Infinity)) {
    const arc = index < 0 ? ~index : index;
    uses.set(arc, (uses.get(arc) || 0) + 1);
  }
}
const inFrame = ([x, y]) => x > -20 && x < SIZE[0] + 20 && y > -20 && y < SIZE[1] + 20;
const borders = [...uses].filter(([arc, times]) => times > 1 && simple[arc].some(inFrame))
  .map(([arc]) => draw(simple[arc].filter(inFrame), false)).join("");

console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.join(" ")}"><!-- Outlines of Natural Earth (public domain), by world-atlas 2.0.2 (ISC licence); made by europe.mjs. -->
<path id="land" d="${land}"/>
<path id="borders" d="${borders}"/>
</svg>`);
