<html>
  <body>
    <main>{{!base}}</main>
  </body>
</html>
