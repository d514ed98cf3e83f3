using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.FSharp.Core;
using Microsoft.FSharp.Reflection;

namespace MedScan.Scripting.Output.Values;

/// <summary>The named parts of a value: public properties and fields in the order of their declaration.</summary>
internal sealed class Members
{
    /// <summary>More is nothing that a person reads below a cell.</summary>
    public const int Most = 60;

    private static readonly ConditionalWeakTable<Type, Members> Cache = [];

    private readonly (string Name, MemberInfo Member)[] _all;

    private Members(Type type)
    {
        IsRecord = IsRecordType(type);
        HasOwnText = type.GetMethod(nameof(ToString), Type.EmptyTypes) is { DeclaringType: { } declaring } text
            && declaring != typeof(object) && declaring != typeof(ValueType)
            && !TypeName.IsAnonymous(type)
            && !text.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
        _all =
        [
            .. Hierarchy(type).SelectMany(level => level.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(IsReadable)
                // A derived type's member hides the base's of the same name.
                .GroupBy(member => member.Name, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Last())),
        ];
    }

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _all.Select(member => member.Name);

    /// <summary>How many there are.</summary>
    public int Count => _all.Length;

    /// <summary>Whether the type is data by its declaration: a record, an anonymous type or an F# record.</summary>
    public bool IsRecord { get; }

    /// <summary>Whether somebody wrote a <c>ToString</c> for it.</summary>
    public bool HasOwnText { get; }

    public static Members Of(Type type) => Cache.GetValue(type, static key => new Members(key));

    /// <summary>A member's value; a getter that throws gives what it threw as <see cref="Fault"/>.</summary>
    public object? Read(object instance, string name)
    {
        (string Name, MemberInfo Member) found = Array.Find(_all, member => member.Name == name);
        return found.Member is null ? Absent.Value : Read(instance, found.Member);
    }

    public IEnumerable<(string Name, object? Value)> ReadAll(object instance) =>
        _all.Select(member => (member.Name, Read(instance, member.Member)));

    [SuppressMessage("Design", "CA1031", Justification = "One getter that throws must not lose the others.")]
    private static object? Read(object instance, MemberInfo member)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(instance) : ((FieldInfo)member).GetValue(instance);
        }
        catch (TargetInvocationException error) when (error.InnerException is not (null or ThreadInterruptedException))
        {
            return new Fault(error.InnerException);
        }
        catch (TargetInvocationException error) when (error.InnerException is ThreadInterruptedException interrupted)
        {
            throw interrupted;
        }
        catch (Exception error) when (error is not ThreadInterruptedException)
        {
            return new Fault(error);
        }
    }

    private static bool IsReadable(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && IsBoxable(property.PropertyType),
        FieldInfo field => IsBoxable(field.FieldType),
        _ => false,
    };

    private static bool IsBoxable(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsFunctionPointer && !(type.IsByRef && type.GetElementType()!.IsByRefLike);

    private static Stack<Type> Hierarchy(Type type)
    {
        Stack<Type> levels = new();
        for (Type? level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
            levels.Push(level);
        return levels;
    }

    private static bool IsRecordType(Type type) => TypeName.IsAnonymous(type)
        || type.GetMethod("<Clone>$") is not null
        || type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is { } print && print.IsDefined(typeof(CompilerGeneratedAttribute))
        || FSharpType.IsRecord(type, FSharpOption<BindingFlags>.Some(BindingFlags.Public | BindingFlags.NonPublic));

    /// <summary>What a getter threw.</summary>
    public sealed record Fault(Exception Error);

    /// <summary>A row has no such member.</summary>
    public sealed record Absent
    {
        public static Absent Value { get; } = new();
    }
}
