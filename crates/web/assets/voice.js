// Recording in the page: what is said into the telephone becomes the file of a field. Without a microphone, or without
// this script, a file can be chosen there as ever. A page asks for it by attributes:
//
//   data-record="voice"   a part that app.js shows where recording works; its value is the field's name
//   data-start, data-stop its two buttons; the first loads this script by app.js's data-load
//   data-done             the place that says that it was recorded, or (data-refused) that it could not be
"use strict";
(() => {
  // As long as fits a file that is taken, at the rate below: a good ten minutes.
  const LONGEST = 10 * 60 * 1000;
  const RATE = 64_000;

  document.querySelectorAll("[data-record]").forEach((part) => {
    const field = part.closest("form").elements[part.dataset.record];
    if (!field) return;
    const [start, stop, told] = ["start", "stop", "done"].map((name) => part.querySelector(`[data-${name}]`));
    let recorder;

    const quiet = () => { start.hidden = false; stop.hidden = true; };

    async function record() {
      let stream;
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      } catch {
        told.textContent = told.dataset.refused;
        return;
      }
      const parts = [];
      recorder = new MediaRecorder(stream, { audioBitsPerSecond: RATE });
      recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
      recorder.addEventListener("stop", () => {
        stream.getTracks().forEach((track) => track.stop());
        const type = recorder.mimeType.split(";")[0] || "audio/webm";
        const files = new DataTransfer();
        files.items.add(new File(parts, `voice.${type.split("/")[1]}`, { type }));
        field.files = files.files;
        told.textContent = told.dataset.done;
        quiet();
      });
      recorder.start();
      setTimeout(() => { if (recorder.state === "recording") recorder.stop(); }, LONGEST);
      told.textContent = "";
      start.hidden = true;
      stop.hidden = false;
      stop.focus();
    }

    start.addEventListener("click", record);
    stop.addEventListener("click", () => { recorder?.stop(); start.focus(); });
  });
})();
