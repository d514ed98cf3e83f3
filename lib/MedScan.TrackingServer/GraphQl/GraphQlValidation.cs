namespace MedScan.TrackingServer.GraphQl;

/// <summary>Refuses, before anything is read, operations that name what there is not or ask for too much.</summary>
internal sealed class GraphQlValidation
{
    private const int MaxRootFields = 10;
    private const int MaxAliases = 10;
    private const int MaxDepth = 10;
    private const int MaxSelections = 1000;

    private readonly GraphQlDocument document;
    private int aliases;
    private int selections;

    private GraphQlValidation(GraphQlDocument document) => this.document = document;

    /// <exception cref="GraphQlException">The operation is refused.</exception>
    public static void Check(GraphQlDocument document, GraphQlOperation operation, GraphQlType root)
    {
        if (operation.Selections.Count > MaxRootFields)
            throw new GraphQlException($"GraphQL queries should have at most {MaxRootFields} root fields, got {operation.Selections.Count} root fields.");
        new GraphQlValidation(document).Check(operation.Selections, root, 1, []);
    }

    // Fragments are counted where they are used, so that a few of them cannot unfold to millions of fields.
    private void Check(IReadOnlyList<GraphQlSelection> chosen, GraphQlType type, int depth, IReadOnlyList<string> within)
    {
        if (depth > MaxDepth)
            throw new GraphQlException($"Query exceeds maximum depth of {MaxDepth}");
        foreach (var selection in chosen)
        {
            if (++selections > MaxSelections)
                throw new GraphQlException($"Query exceeds maximum total selections of {MaxSelections}");
            switch (selection)
            {
                case GraphQlSelection.Field field:
                    Check(field, type, depth, within);
                    break;
                case GraphQlSelection.Inline inline:
                    CheckType(inline.Type, type);
                    Check(inline.Selections, type, depth, within);
                    break;
                case GraphQlSelection.Spread spread:
                    if (!document.Fragments.TryGetValue(spread.Name, out var fragment))
                        throw new GraphQlException($"Unknown fragment '{spread.Name}'.");
                    if (within.Contains(spread.Name))
                        throw new GraphQlException($"Cannot spread fragment '{spread.Name}' within itself.");
                    CheckType(fragment.Type, type);
                    Check(fragment.Selections, type, depth, [.. within, spread.Name]);
                    break;
            }
        }
    }

    private void Check(GraphQlSelection.Field field, GraphQlType type, int depth, IReadOnlyList<string> within)
    {
        if (field.Alias is not null && ++aliases > MaxAliases)
            throw new GraphQlException($"GraphQL queries should have at most {MaxAliases} aliases, got {aliases} aliases.");
        if (field.Name == "__typename")
            return;
        var known = type.Field(field.Name);
        var wrong = field.Arguments.FirstOrDefault(argument => argument.Name != "input" || known.Input.Count == 0);
        if (wrong is not null)
            throw new GraphQlException($"Unknown argument '{wrong.Name}' on field '{type.Name}.{field.Name}'.");
        if (known.Type is null && field.Selections.Count > 0)
            throw new GraphQlException($"Field '{field.Name}' must not have a selection since it has no subfields.");
        if (known.Type is not null && field.Selections.Count == 0)
            throw new GraphQlException($"Field '{field.Name}' of type '{known.Type.Name}' must have a selection of subfields. Did you mean '{field.Name} {{ ... }}'?");
        if (known.Type is not null)
            Check(field.Selections, known.Type, depth + 1, within);
    }

    private static void CheckType(string? named, GraphQlType type)
    {
        if (named is not null && named != type.Name)
            throw new GraphQlException($"Fragment cannot be spread here as objects of type '{type.Name}' can never be of type '{named}'.");
    }
}
