## The words around the questions and answers of the help page; the answers come from the server.

help-heading = Help
help-questions-heading = Frequently asked questions about self-service purchase
help-sections = On this page
help-search-label = Search the questions
help-results = { $count ->
    [0] No questions found
    [one] { $count } question found
   *[other] { $count } questions found
}
help-no-results = No question has these words. Try others, or clear the search.
help-read-more = Read more
help-link-to-question = Link to this question
help-open-all = Open all
help-close-all = Close all
help-still-stuck = Did you not find the answer? Contact support: standard support comes with every purchase.
