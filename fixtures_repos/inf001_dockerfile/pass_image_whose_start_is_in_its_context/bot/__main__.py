from aiogram import Bot, Dispatcher

dispatcher = Dispatcher()


@dispatcher.message()
async def greet(message) -> None:
    await message.answer("Hello")


dispatcher.run_polling(Bot("token"))
