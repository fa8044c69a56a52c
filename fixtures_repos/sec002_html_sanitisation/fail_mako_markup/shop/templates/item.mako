<%inherit file="base.mako" />
<%!
    import markupsafe

    from shop.text import rendered, shown
%>
<h1>${name}</h1>
<p>${markupsafe.Markup(shown(name))}</p>
<p>${markupsafe.Markup(rendered(description))}</p>
