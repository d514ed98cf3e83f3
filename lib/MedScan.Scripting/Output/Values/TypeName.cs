using System.Globalization;
using System.Text;

namespace MedScan.Scripting.Output.Values;

/// <summary>Names of types as a person writes them: <c>Dictionary&lt;string, int[]&gt;</c>, <c>int list</c> as <c>list&lt;int&gt;</c>.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Known = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    public static string Of(Type type)
    {
        if (Known.TryGetValue(type, out string? known))
            return known;
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsGenericParameter || type.IsByRef || type.IsPointer)
            return type.Name;
        if (IsAnonymous(type))
            return "anonymous";
        StringBuilder name = new();
        // The classes that Roslyn and F# Interactive put around what a submission declares are no part of a name.
        if (type.DeclaringType is { } outer && !IsSubmission(outer))
            name.Append(Of(outer)).Append('.');
        int arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        name.Append(Plain(arity < 0 ? type.Name : type.Name[..arity], type));
        int inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        Type[] arguments = type.GetGenericArguments();
        if (arguments.Length > inherited)
            name.Append('<').AppendJoin(", ", arguments.Skip(inherited).Select(Of)).Append('>');
        return name.ToString();
    }

    /// <summary>With the lengths of an array in place of its empty brackets: <c>float[28, 28]</c>.</summary>
    public static string Of(Array array) =>
        $"{Of(array.GetType().GetElementType()!)}[{string.Join(", ", Enumerable.Range(0, array.Rank).Select(axis => array.GetLength(axis).ToString(CultureInfo.InvariantCulture)))}]";

    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    private static bool IsSubmission(Type type) =>
        type.Name.StartsWith("Submission#", StringComparison.Ordinal) || type.Name.StartsWith("FSI_", StringComparison.Ordinal);

    private static string Plain(string name, Type type) => type.Namespace != "Microsoft.FSharp.Collections" && type.Namespace != "Microsoft.FSharp.Core"
        ? name
        : name switch
        {
            "FSharpList" => "list",
            "FSharpMap" => "Map",
            "FSharpSet" => "Set",
            "FSharpOption" => "option",
            "FSharpValueOption" => "voption",
            _ => name,
        };
}
