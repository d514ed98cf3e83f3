using System.Text.Json.Nodes;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.GraphQl;

/// <summary>Carries out a query over a table of types and fields.</summary>
internal sealed class GraphQlExecution
{
    private readonly GraphQlDocument document;
    private readonly IReadOnlyDictionary<string, JsonNode?> variables;
    private readonly CancellationToken cancellationToken;
    private readonly List<string> errors = [];

    private GraphQlExecution(GraphQlDocument document, IReadOnlyDictionary<string, JsonNode?> variables, CancellationToken cancellationToken)
    {
        this.document = document;
        this.variables = variables;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Answers a query; what is wrong with it is part of the answer.</summary>
    public static async Task<GraphQlResult> RunAsync(
        GraphQlType root, string query, string? operationName, JsonObject? variables, CancellationToken cancellationToken)
    {
        try
        {
            var document = GraphQlParser.Parse(query);
            var operation = Choose(document, operationName);
            GraphQlValidation.Check(document, operation, root);
            var execution = new GraphQlExecution(document, Variables(operation, variables), cancellationToken);
            var data = await execution.SelectAsync(root, root, operation.Selections).ConfigureAwait(false);
            return new GraphQlResult(data, execution.errors);
        }
        catch (GraphQlException e)
        {
            return new GraphQlResult(null, [e.Message]);
        }
    }

    private static GraphQlOperation Choose(GraphQlDocument document, string? name)
    {
        if (!string.IsNullOrEmpty(name))
            return document.Operations.FirstOrDefault(operation => operation.Name == name) ?? throw new GraphQlException($"Unknown operation named '{name}'.");
        return document.Operations is [var only] ? only : throw new GraphQlException("Must provide operation name if query contains multiple operations.");
    }

    private static Dictionary<string, JsonNode?> Variables(GraphQlOperation operation, JsonObject? sent)
    {
        var none = new Dictionary<string, JsonNode?>();
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var variable in operation.Variables)
        {
            var value = sent is not null && sent.TryGetPropertyValue(variable.Name, out var given) ? given : variable.Default?.Value(none);
            if (value is null && variable.IsRequired)
                throw new GraphQlException($"Variable '${variable.Name}' of required type was not provided.");
            values[variable.Name] = value;
        }

        return values;
    }

    private async Task<JsonObject> SelectAsync(GraphQlType type, object parent, IReadOnlyList<GraphQlSelection> selections)
    {
        var result = new JsonObject();
        foreach (var same in Fields(selections).GroupBy(field => field.Alias ?? field.Name))
        {
            var field = same.First();
            if (field.Name == "__typename")
                result[same.Key] = type.Name;
            else
                result[same.Key] = await ResolveAsync(type.Field(field.Name), parent, field, [.. same.SelectMany(one => one.Selections)]).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<JsonNode?> ResolveAsync(GraphQlField known, object parent, GraphQlSelection.Field field, IReadOnlyList<GraphQlSelection> selections)
    {
        try
        {
            var call = new GraphQlCall(parent, Input(known, field), cancellationToken);
            return await CompleteAsync(known.Type, await known.Resolve(call).ConfigureAwait(false), selections).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            errors.Add(e.Message);
            return null;
        }
    }

    private async Task<JsonNode?> CompleteAsync(GraphQlType? type, object? value, IReadOnlyList<GraphQlSelection> selections)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity: // JSON has no such numbers
                return null;
            case string text:
                return JsonValue.Create(text);
            case double number:
                return JsonValue.Create(number);
            case IReadOnlyList<object> list:
                var items = new JsonArray();
                foreach (var item in list)
                    items.Add(await CompleteAsync(type, item, selections).ConfigureAwait(false));
                return items;
            default:
                return await SelectAsync(type!, value, selections).ConfigureAwait(false);
        }
    }

    private JsonObject Input(GraphQlField known, GraphQlSelection.Field field)
    {
        var argument = field.Arguments.FirstOrDefault(argument => argument.Name == "input");
        if (argument is null)
            return [];
        var input = argument.Value(variables) as JsonObject ?? throw new GraphQlException($"Argument 'input' of field '{known.Name}' has invalid value: expected an object.");
        var wrong = input.FirstOrDefault(member => !known.Input.Contains(member.Key)).Key;
        return wrong is null ? input : throw new GraphQlException($"Field '{wrong}' is not defined by the input of '{known.Name}'.");
    }

    private IEnumerable<GraphQlSelection.Field> Fields(IReadOnlyList<GraphQlSelection> selections) =>
        selections.Where(IsWanted).SelectMany(selection => selection switch
        {
            GraphQlSelection.Field field => [field],
            GraphQlSelection.Spread spread => Fields(document.Fragments[spread.Name].Selections),
            GraphQlSelection.Inline inline => Fields(inline.Selections),
            _ => [],
        });

    private bool IsWanted(GraphQlSelection selection) => selection.Conditions.All(condition =>
        condition.Condition.Value(variables) is JsonValue value && value.TryGetValue<bool>(out var holds)
            ? holds != condition.IsNegated
            : throw new GraphQlException("Argument 'if' of @include and @skip has invalid value: expected true or false."));
}

/// <summary>A query's answer.</summary>
internal sealed record GraphQlResult(JsonObject? Data, IReadOnlyList<string> Errors);
