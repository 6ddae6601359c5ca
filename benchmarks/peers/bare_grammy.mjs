// An echo on grammY and nothing else. GRAMMY names the folder with grammY in its node_modules.
import { createRequire } from "node:module";

const { Bot, InlineKeyboard } = createRequire(process.env.GRAMMY + "/")("grammy");
const shown = "Лиза: за эту неделю шесть отметок, средняя 4,6. Всё сдано, уроки посещены. ".repeat(4);
const keyboard = new InlineKeyboard()
  .text("По предметам", "subjects:1001:0").row()
  .text("График", "chart:1001").row()
  .text("Письмо", "letter:0");
const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: process.env.TELEGRAM_API } });

bot.on("callback_query:data", async (context) => {
  await context.answerCallbackQuery();
  await context.editMessageText(shown, { reply_markup: keyboard });
});
bot.on("message:text", (context) => context.reply(context.message.text));
process.once("SIGTERM", () => bot.stop());
bot.start();
