"""How firm a picture is: what it hangs on, and how far single choices move it."""
