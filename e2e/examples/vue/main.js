import { createApp } from "vue";
import Chat from "./Chat.vue";

const app = createApp(Chat);
app.mount("#app");
window.leave = () => app.unmount();
