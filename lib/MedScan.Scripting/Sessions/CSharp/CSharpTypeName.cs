using System.Text;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>Types of running code as C# source names them.</summary>
internal static class CSharpTypeName
{
    /// <summary>The nearest type of a value that other code can name: its own, or else a public base type.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A type that is visible everywhere.</returns>
    public static Type Visible(object? value)
    {
        Type type = value?.GetType() ?? typeof(object);
        while (!type.IsVisible && type.BaseType is { } wider)
            type = wider;
        return type;
    }

    /// <summary>All types that a type's name is made of.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Itself, or its element type, with the arguments of generic types.</returns>
    public static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(Parts)];

    /// <summary>The full name as source text.</summary>
    /// <param name="type">A closed type.</param>
    /// <returns>For example <c>global::System.Collections.Generic.List&lt;global::System.Int32&gt;</c>.</returns>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            // int[][,] is an array of two-dimensional arrays: the brackets are read from the outside in.
            StringBuilder brackets = new();
            Type element = type;
            for (; element.IsArray; element = element.GetElementType()!)
                brackets.Append('[').Append(',', element.GetArrayRank() - 1).Append(']');
            return Of(element) + brackets;
        }

        StringBuilder name = new("global::");
        if (type.Namespace is { Length: > 0 } space)
            name.Append(space).Append('.');
        Type[] arguments = type.GetGenericArguments();
        int used = 0;
        foreach ((int depth, Type part) in Nesting(type).Index())
        {
            if (depth > 0)
                name.Append('.');
            string[] words = part.Name.Split('`');
            name.Append(words[0]);
            if (words.Length > 1)
            {
                int count = part.GetGenericArguments().Length - used;
                name.Append('<').AppendJoin(", ", arguments.Skip(used).Take(count).Select(Of)).Append('>');
                used += count;
            }
        }
        return name.ToString();
    }

    private static List<Type> Nesting(Type type)
    {
        List<Type> outer = [];
        for (Type? part = type; part is not null; part = part.DeclaringType)
            outer.Insert(0, part);
        return outer;
    }
}
