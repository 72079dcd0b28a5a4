// What the pages are looked at with.

export const DESK = { name: '1280 px', viewport: { width: 1280, height: 900 } };
export const PHONE = {
  name: '390 px',
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

// The same device with something else about it, such as a dark scheme.
export const look = (device, name, options) => ({
  ...device,
  ...options,
  name: `${device.name}, ${name}`,
});

// The same device of somebody who reads English with accents and 40 % more of it, as longer
// languages would have it, or English written from right to left. The program makes both itself.
export const longer = (device) => look(device, 'longer words', { language: 'en-XA' });
export const mirrored = (device) => look(device, 'right to left', { language: 'ar-XB' });
