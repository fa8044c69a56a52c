<h1>{{name}}</h1>
% rebase("base", title=name)
