// People who asked their system for less motion, or for their own colours.

import { DESK } from '../devices.mjs';

export const motion = {
  topic: 'motion',
  promise: 'nothing moves for people who want no motion',
  looks: [{ ...DESK, name: 'reduced motion', reducedMotion: 'reduce' }],
  inspect: (tab) =>
    tab.evaluate(() => {
      const moving = [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        return parseFloat(style.transitionDuration) > 0 || element.getAnimations().length > 0;
      });
      return moving.map((element) => `moves: ${element.outerHTML.slice(0, 80)}`);
    }),
  faults: { 'a transition': { css: 'a { transition: all 0.3s !important }' } },
};

export const colours = {
  topic: 'colours',
  promise: 'buttons and tags keep an edge when people choose their own colours',
  looks: [{ ...DESK, name: 'forced colours', forcedColors: 'active' }],
  inspect: (tab) =>
    tab.evaluate(() => {
      const edged = [...document.querySelectorAll('button, .btn, .tag')].filter((element) =>
        element.checkVisibility(),
      );
      return edged
        .filter((element) => getComputedStyle(element).borderTopStyle === 'none')
        .map((element) => `no edge: ${element.outerHTML.slice(0, 80)}`);
    }),
  faults: { 'missing edges': { css: 'button, .btn, .tag { border: 0 !important }' } },
};
