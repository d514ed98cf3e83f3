using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>What submissions have left behind: the last compilation, which knows the earlier ones, and an object for each that
/// has run, whose fields are its variables.</summary>
/// <param name="Last">The last compilation; null before the first.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Objects">The objects in their order, from 1.</param>
internal sealed record CSharpHistory(CSharpCompilation? Last, int Count, IReadOnlyList<object?> Objects)
{
    /// <summary>Before the first submission.</summary>
    public static CSharpHistory None { get; } = new(null, 0, [null]);

    /// <summary>Room for the objects and one more, as a submission's entry wants it.</summary>
    /// <returns>A new array.</returns>
    public object?[] Slots() => [.. Objects, null];

    /// <summary>The variables; of several with the same name the latest.</summary>
    /// <returns>Sorted by name.</returns>
    public IReadOnlyList<SessionVariable> Variables()
    {
        Dictionary<string, (FieldInfo Field, object Owner)> latest = new(StringComparer.Ordinal);
        foreach (object? owner in Objects)
        {
            if (owner is null)
                continue;
            // The compiler's own fields have names that no one can write.
            foreach (FieldInfo field in owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.Name.StartsWith('<'))
                    continue;
                latest[field.Name] = (field, owner);
            }
        }
        return [.. latest.Values.OrderBy(static v => v.Field.Name, StringComparer.Ordinal).Select(static v => new SessionVariable(v.Field.Name, v.Field.FieldType, v.Field.GetValue(v.Owner)))];
    }
}
