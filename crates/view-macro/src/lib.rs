//! Leptos's view syntax, written out as calls of the portal's one element type
//! (`docs/adr/0015-one-element-type.md`).
//!
//! It knows what the portal uses: elements, text, `{blocks}`, attributes,
//! `class:name=`, `prop:name=`, `style:name=`, `on:event=` and `node_ref=`.
//! Anything else ends the build with the place named.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Expr, LitStr, Stmt};

/// Writes a view. One element gives an `Element`, several nodes give an `AnyView`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    written(tokens.into())
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

fn written(tokens: TokenStream) -> Result<TokenStream, Error> {
    let nodes: Vec<Node> = rstml::parse2(tokens)?;
    match nodes.as_slice() {
        [Node::Element(only)] => element(only),
        nodes => {
            let children = nodes.iter().map(child).collect::<Result<Vec<_>, _>>()?;
            Ok(quote! {{
                let mut view = crate::view::Several::new();
                #(view #children;)*
                view.into_view()
            }})
        }
    }
}

fn element(element: &NodeElement<Infallible>) -> Result<TokenStream, Error> {
    let name = element.name().to_string();
    if name.starts_with(char::is_uppercase) {
        let text = "components are called as functions here";
        return Err(Error::new(element.name().span(), text));
    }
    let attributes = element
        .attributes()
        .iter()
        .map(attribute)
        .collect::<Result<Vec<_>, _>>()?;
    let children = element
        .children
        .iter()
        .map(child)
        .collect::<Result<Vec<_>, _>>()?;
    // By reference: moving an element from call to call costs more than the calls.
    Ok(quote! {{
        let mut view = crate::view::Element::new(#name);
        #(view #attributes;)*
        #(view #children;)*
        view
    }})
}

fn child(node: &Node) -> Result<TokenStream, Error> {
    match node {
        Node::Element(inner) => {
            let inner = element(inner)?;
            Ok(quote! { .element(#inner) })
        }
        Node::Text(text) => {
            let text = text.value_string();
            Ok(quote! { .text(#text) })
        }
        Node::Block(block) => {
            let span = block.span();
            let inner = unbraced(block);
            Ok(quote_spanned! { span => .child(#inner) })
        }
        other => Err(Error::new(other.span(), "write text in quotes")),
    }
}

/// Without the braces where they hold a single expression.
fn unbraced(block: &NodeBlock) -> TokenStream {
    if let NodeBlock::ValidBlock(valid) = block
        && let [Stmt::Expr(expression, None)] = valid.stmts.as_slice()
    {
        return quote! { #expression };
    }
    quote! { #block }
}

fn attribute(attribute: &NodeAttribute) -> Result<TokenStream, Error> {
    match attribute {
        NodeAttribute::Attribute(attribute) => keyed(attribute),
        NodeAttribute::Block(block) => Err(Error::new(block.span(), "name the attribute")),
    }
}

fn keyed(attribute: &KeyedAttribute) -> Result<TokenStream, Error> {
    let key = attribute.key.to_string();
    let span = attribute.key.span();
    let value = attribute
        .value()
        .map_or_else(|| quote! { true }, |value| quote! { #value });
    let call = match key.split_once(':') {
        Some(("class", name)) => named("class_when", name, span, &value),
        Some(("prop", name)) => named("property", name, span, &value),
        Some(("style", name)) => named("style", name, span, &value),
        Some(("on", name)) => {
            let event = format_ident!("{name}", span = span);
            quote_spanned! { span => .on(::leptos::ev::#event, #value) }
        }
        Some(_) => return Err(Error::new(span, "no such directive")),
        None if key == "node_ref" => quote_spanned! { span => .node_ref(#value) },
        None if matches!(attribute.value(), Some(Expr::Lit(_))) => {
            named("fixed", &key, span, &value)
        }
        None => named("attribute", &key, span, &value),
    };
    Ok(call)
}

fn named(method: &str, name: &str, span: Span, value: &TokenStream) -> TokenStream {
    let method = format_ident!("{method}", span = span);
    let name = LitStr::new(name, span);
    quote_spanned! { span => .#method(#name, #value) }
}
