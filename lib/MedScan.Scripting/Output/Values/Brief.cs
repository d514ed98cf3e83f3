using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.FSharp.Core;
using Microsoft.FSharp.Reflection;

namespace MedScan.Scripting.Output.Values;

/// <summary>A value on one line, however large or deep it is.</summary>
internal sealed class Brief
{
    private const int DeepestLevel = 3;
    private const int MostItems = 6;

    private static readonly FSharpOption<BindingFlags> AnyUnion = FSharpOption<BindingFlags>.Some(BindingFlags.Public | BindingFlags.NonPublic);

    private readonly StringBuilder _text = new();
    private readonly int _longest;

    private Brief(int longest) => _longest = longest;

    /// <summary>The value's line.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="longest">In characters; what is longer ends with an ellipsis.</param>
    public static string Of(object? value, int longest = 100)
    {
        Brief brief = new(longest);
        brief.Append(value, level: 0);
        return OneLine(brief._text.ToString(), longest);
    }

    /// <summary>A text on one line, cut where it is longer.</summary>
    public static string OneLine(string text, int longest)
    {
        if (text.Length <= longest && !text.Any(char.IsControl))
            return text;
        StringBuilder line = new();
        foreach (char letter in text.AsSpan(0, Math.Min(text.Length, longest + 1)))
            line.Append(char.IsControl(letter) ? letter == '\n' ? '⏎' : letter == '\r' ? "" : ' ' : letter);
        if (line.Length <= longest)
            return line.ToString();
        int end = longest - 1;
        return line.ToString(0, char.IsHighSurrogate(line[end - 1]) ? end - 1 : end) + "…";
    }

    /// <summary>Whether values of a type are F# unions that are shown by their case; lists and options are none here.</summary>
    public static bool IsUnion(Type type) => FSharpType.IsUnion(type, AnyUnion) && !typeof(IEnumerable).IsAssignableFrom(type);

    private bool IsFull => _text.Length > _longest;

    [SuppressMessage("Design", "CA1031", Justification = "A value whose own code throws is still one cell of a table.")]
    private void Append(object? value, int level)
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            AppendUnguarded(value, level);
        }
        catch (Exception error) when (error is not ThreadInterruptedException)
        {
            AppendFault(error);
        }
    }

    private void AppendUnguarded(object? value, int level)
    {
        switch (value)
        {
            case null:
                _text.Append("null");
                return;
            case Members.Absent:
                return;
            case Members.Fault fault:
                AppendFault(fault.Error);
                return;
            case string text when level > 0:
                _text.Append('"').Append(text, 0, Math.Min(text.Length, _longest + 1)).Append('"');
                return;
            case string text:
                _text.Append(text, 0, Math.Min(text.Length, _longest + 1));
                return;
            case Task task:
                _text.Append(Unfinished.TextOf(task));
                return;
            case DictionaryEntry pair:
                AppendAll("", [pair.Key, pair.Value], ": ", "", level);
                return;
            case ITuple tuple:
                AppendAll("(", Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), ", ", ")", level);
                return;
            case Array { Rank: > 1 } array:
                _text.Append(TypeName.Of(array));
                return;
        }
        Type type = value.GetType();
        if (Scalar.ShortOf(value) is { } scalar)
            _text.Append(scalar);
        else if (IsUnion(type))
            AppendUnion(value, type, level);
        else if (value is IEnumerable items)
            AppendItems(items, level);
        else if (Members.Of(type) is { HasOwnText: true })
            _text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
        else if (Members.Of(type) is { IsRecord: true } members)
            AppendMembers(value, members, type, level);
        else
            _text.Append(TypeName.Of(type));
    }

    private void AppendUnion(object value, Type type, int level)
    {
        (UnionCaseInfo unionCase, object?[] fields) = FSharpValue.GetUnionFields(value, type, AnyUnion);
        _text.Append(unionCase.Name);
        if (fields.Length == 1)
            AppendAll(" ", fields, "", "", level);
        else if (fields.Length > 1)
            AppendAll(" (", fields, ", ", ")", level);
    }

    private void AppendItems(IEnumerable items, int level)
    {
        if (level >= DeepestLevel)
        {
            _text.Append("[…]");
            return;
        }
        int? count = Sequence.CountOf(items);
        if (count > MostItems)
            _text.Append(count.Value.ToString(CultureInfo.InvariantCulture)).Append(' ');
        AppendAll("[", Sequence.Guarded(items).Cast<object?>(), ", ", "]", level, MostItems);
    }

    private void AppendMembers(object value, Members members, Type type, int level)
    {
        if (!TypeName.IsAnonymous(type))
            _text.Append(TypeName.Of(type)).Append(' ');
        if (level >= DeepestLevel)
        {
            _text.Append("{ … }");
            return;
        }
        _text.Append("{ ");
        string separator = "";
        foreach ((string name, object? part) in members.ReadAll(value))
        {
            if (IsFull)
                return;
            _text.Append(separator).Append(name).Append(" = ");
            Append(part, level + 1);
            separator = ", ";
        }
        _text.Append(" }");
    }

    private void AppendAll(string open, IEnumerable<object?> parts, string separator, string close, int level, int most = int.MaxValue)
    {
        _text.Append(open);
        if (level >= DeepestLevel)
            _text.Append('…');
        else
        {
            int index = 0;
            foreach (object? part in parts)
            {
                if (IsFull)
                    return;
                if (index > 0)
                    _text.Append(separator);
                if (index++ == most)
                {
                    _text.Append('…');
                    break;
                }
                Append(part, level + 1);
            }
        }
        _text.Append(close);
    }

    private void AppendFault(Exception error) => _text.Append("⚠ ").Append(TypeName.Of(error.GetType())).Append(": ").Append(error.Message);
}
