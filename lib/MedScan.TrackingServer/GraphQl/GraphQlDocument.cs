using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.GraphQl;

/// <summary>A parsed request.</summary>
internal sealed record GraphQlDocument(IReadOnlyList<GraphQlOperation> Operations, IReadOnlyDictionary<string, GraphQlFragment> Fragments);

/// <summary>A query or a mutation.</summary>
internal sealed record GraphQlOperation(string? Name, IReadOnlyList<GraphQlVariable> Variables, IReadOnlyList<GraphQlSelection> Selections);

/// <summary>A variable of an operation.</summary>
internal sealed record GraphQlVariable(string Name, bool IsRequired, GraphQlArgument? Default);

/// <summary>A named fragment.</summary>
internal sealed record GraphQlFragment(string Type, IReadOnlyList<GraphQlSelection> Selections);

/// <summary>A name with a value, of an argument or of a member of an object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, given the variables.</param>
internal sealed record GraphQlArgument(string Name, Func<IReadOnlyDictionary<string, JsonNode?>, JsonNode?> Value);

/// <summary>What is selected in braces.</summary>
/// <param name="Conditions">The arguments of @include, and of @skip with <see langword="true"/> for "not".</param>
internal abstract record GraphQlSelection(IReadOnlyList<(GraphQlArgument Condition, bool IsNegated)> Conditions)
{
    /// <summary>A field.</summary>
    internal sealed record Field(
        string? Alias,
        string Name,
        IReadOnlyList<GraphQlArgument> Arguments,
        IReadOnlyList<GraphQlSelection> Selections,
        IReadOnlyList<(GraphQlArgument Condition, bool IsNegated)> Conditions) : GraphQlSelection(Conditions);

    /// <summary>A named fragment's selections.</summary>
    internal sealed record Spread(string Name, IReadOnlyList<(GraphQlArgument Condition, bool IsNegated)> Conditions) : GraphQlSelection(Conditions);

    /// <summary>Selections for one type.</summary>
    internal sealed record Inline(
        string? Type,
        IReadOnlyList<GraphQlSelection> Selections,
        IReadOnlyList<(GraphQlArgument Condition, bool IsNegated)> Conditions) : GraphQlSelection(Conditions);
}
