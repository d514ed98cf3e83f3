using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.GraphQl;

/// <summary>A field of a type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its value, or of each value of its list; null for text, numbers and the like.</param>
/// <param name="Resolve">Finds its value: null, text, a number, an object, or a list of these as <see cref="IReadOnlyList{T}"/> of object.</param>
internal sealed record GraphQlField(string Name, GraphQlType? Type, Func<GraphQlCall, Task<object?>> Resolve)
{
    /// <summary>The members of its argument <c>input</c>; empty when it takes none.</summary>
    public IReadOnlyList<string> Input { get; init; } = [];

    /// <summary>A field with a value that is at hand.</summary>
    public static GraphQlField Of<T>(string name, Func<T, object?> read, GraphQlType? type = null) =>
        new(name, type, call => Task.FromResult(read((T)call.Parent)));
}

/// <summary>What a field's resolver is given.</summary>
/// <param name="Parent">The object whose field is wanted.</param>
/// <param name="Input">The value of the argument <c>input</c>.</param>
/// <param name="Cancellation">Ends the work when the client has gone.</param>
internal sealed record GraphQlCall(object Parent, JsonObject Input, CancellationToken Cancellation);
