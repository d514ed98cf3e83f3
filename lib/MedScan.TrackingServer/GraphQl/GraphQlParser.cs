using System.Globalization;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.GraphQl;

/// <summary>Reads the executable part of the GraphQL language: operations and fragments.</summary>
internal sealed class GraphQlParser
{
    // Far deeper than any query that the limits let pass; it only keeps the stack of this parser in bounds.
    private const int MaxNesting = 50;

    private readonly IReadOnlyList<GraphQlToken> tokens;
    private int next;
    private int nesting;

    private GraphQlParser(IReadOnlyList<GraphQlToken> tokens) => this.tokens = tokens;

    /// <exception cref="GraphQlException">The text is not a document.</exception>
    public static GraphQlDocument Parse(string text)
    {
        var parser = new GraphQlParser(GraphQlLexer.Read(text));
        var operations = new List<GraphQlOperation>();
        var fragments = new Dictionary<string, GraphQlFragment>(StringComparer.Ordinal);
        while (parser.next < parser.tokens.Count)
        {
            if (parser.Peek("{"))
            {
                operations.Add(new GraphQlOperation(null, [], parser.Selections()));
                continue;
            }

            var keyword = parser.Name();
            if (keyword is "query" or "mutation")
                operations.Add(parser.Operation());
            else if (keyword == "fragment")
                parser.Fragment(fragments);
            else
                throw Unexpected(keyword);
        }

        return operations.Count > 0 ? new GraphQlDocument(operations, fragments) : throw new GraphQlException("Syntax Error: Unexpected <EOF>.");
    }

    private GraphQlOperation Operation()
    {
        var name = next < tokens.Count && tokens[next].Kind == GraphQlTokenKind.Name ? Name() : null;
        var variables = new List<GraphQlVariable>();
        if (Skip("("))
        {
            while (!Skip(")"))
            {
                Expect("$");
                var variable = Name();
                Expect(":");
                var isRequired = Type();
                variables.Add(new GraphQlVariable(variable, isRequired, Skip("=") ? new GraphQlArgument(variable, Value()) : null));
                Directives();
            }
        }

        Directives();
        return new GraphQlOperation(name, variables, Selections());
    }

    private void Fragment(Dictionary<string, GraphQlFragment> fragments)
    {
        var name = Name();
        if (Name() != "on")
            throw Unexpected(name);
        var type = Name();
        Directives();
        if (!fragments.TryAdd(name, new GraphQlFragment(type, Selections())))
            throw new GraphQlException($"There can be only one fragment named '{name}'.");
    }

    // The result says whether the type is marked as not null.
    private bool Type()
    {
        if (Skip("["))
        {
            Enter();
            Type();
            nesting--;
            Expect("]");
        }
        else
        {
            Name();
        }

        return Skip("!");
    }

    private List<GraphQlSelection> Selections()
    {
        Enter();
        Expect("{");
        var selections = new List<GraphQlSelection>();
        while (!Skip("}"))
            selections.Add(Skip("...") ? Spread() : Field());
        nesting--;
        return selections.Count > 0 ? selections : throw Unexpected("}");
    }

    private GraphQlSelection Spread()
    {
        if (Peek("{") || Peek("@"))
        {
            var bare = Directives();
            return new GraphQlSelection.Inline(null, Selections(), bare);
        }

        var name = Name();
        if (name != "on")
            return new GraphQlSelection.Spread(name, Directives());
        var type = Name();
        var conditions = Directives();
        return new GraphQlSelection.Inline(type, Selections(), conditions);
    }

    private GraphQlSelection.Field Field()
    {
        var name = Name();
        string? alias = null;
        if (Skip(":"))
            (alias, name) = (name, Name());
        var arguments = Arguments();
        var conditions = Directives();
        return new GraphQlSelection.Field(alias, name, arguments, Peek("{") ? Selections() : [], conditions);
    }

    private List<GraphQlArgument> Arguments()
    {
        var arguments = new List<GraphQlArgument>();
        if (!Skip("("))
            return arguments;
        while (!Skip(")"))
        {
            var name = Name();
            Expect(":");
            arguments.Add(new GraphQlArgument(name, Value()));
        }

        return arguments;
    }

    // All directives are allowed and two of them mean something: MLflow's UI marks its operations with @component.
    private List<(GraphQlArgument Condition, bool IsNegated)> Directives()
    {
        var conditions = new List<(GraphQlArgument, bool)>();
        while (Skip("@"))
        {
            var directive = Name();
            var arguments = Arguments();
            if (directive is not ("include" or "skip"))
                continue;
            var condition = arguments.FirstOrDefault(argument => argument.Name == "if")
                ?? throw new GraphQlException($"Directive '@{directive}' argument 'if' of type 'Boolean!' is required, but it was not provided.");
            conditions.Add((condition, directive == "skip"));
        }

        return conditions;
    }

    private Func<IReadOnlyDictionary<string, JsonNode?>, JsonNode?> Value()
    {
        if (Skip("$"))
        {
            var name = Name();
            return variables => variables.TryGetValue(name, out var value) ? value?.DeepClone() : throw new GraphQlException($"Variable '${name}' is not defined.");
        }

        Enter();
        var read = Skip("[") ? List() : Skip("{") ? Object() : Scalar();
        nesting--;
        return read;
    }

    private Func<IReadOnlyDictionary<string, JsonNode?>, JsonNode?> List()
    {
        var items = new List<Func<IReadOnlyDictionary<string, JsonNode?>, JsonNode?>>();
        while (!Skip("]"))
            items.Add(Value());
        return variables => new JsonArray([.. items.Select(item => item(variables))]);
    }

    private Func<IReadOnlyDictionary<string, JsonNode?>, JsonNode?> Object()
    {
        var members = new List<GraphQlArgument>();
        while (!Skip("}"))
        {
            var name = Name();
            Expect(":");
            members.Add(new GraphQlArgument(name, Value()));
        }

        return variables => new JsonObject(members.DistinctBy(member => member.Name).Select(member => KeyValuePair.Create(member.Name, member.Value(variables))));
    }

    private Func<IReadOnlyDictionary<string, JsonNode?>, JsonNode?> Scalar()
    {
        var token = Take();
        return token.Kind switch
        {
            GraphQlTokenKind.Text => _ => JsonValue.Create(token.Text),
            GraphQlTokenKind.Integer => _ => JsonValue.Create(long.Parse(token.Text, CultureInfo.InvariantCulture)),
            GraphQlTokenKind.Float => _ => JsonValue.Create(double.Parse(token.Text, CultureInfo.InvariantCulture)),
            GraphQlTokenKind.Name => token.Text switch
            {
                "true" => _ => JsonValue.Create(true),
                "false" => _ => JsonValue.Create(false),
                "null" => _ => null,
                _ => _ => JsonValue.Create(token.Text), // a value of an enumeration
            },
            _ => throw Unexpected(token.Text),
        };
    }

    private void Enter()
    {
        if (++nesting > MaxNesting)
            throw new GraphQlException($"Syntax Error: nested more than {MaxNesting} deep.");
    }

    private bool Peek(string punctuation) =>
        next < tokens.Count && tokens[next].Kind == GraphQlTokenKind.Punctuation && tokens[next].Text == punctuation;

    private bool Skip(string punctuation)
    {
        if (!Peek(punctuation))
            return false;
        next++;
        return true;
    }

    private void Expect(string punctuation)
    {
        if (!Skip(punctuation))
            throw new GraphQlException($"Syntax Error: Expected '{punctuation}', found {(next < tokens.Count ? $"'{tokens[next].Text}'" : "<EOF>")}.");
    }

    private string Name()
    {
        var token = Take();
        return token.Kind == GraphQlTokenKind.Name ? token.Text : throw Unexpected(token.Text);
    }

    private GraphQlToken Take() => next < tokens.Count ? tokens[next++] : throw new GraphQlException("Syntax Error: Unexpected <EOF>.");

    private static GraphQlException Unexpected(string text) => new($"Syntax Error: Unexpected '{text}'.");
}
