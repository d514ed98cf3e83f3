using System.Collections.Concurrent;
using System.Text;
using static TorchSharp.torch;

namespace MedScan.Torch.Interop;

/// <summary>
/// Calls ATen operators by their schema name, <c>name</c> or <c>name.overload</c> (<c>aten::</c> is understood).
/// Arguments are positional in the order of the schema; trailing ones may be left out and <see langword="default"/>
/// skips one in the middle, both meaning the schema's default value.
/// </summary>
/// <remarks>
/// <c>Ops.Call("add.Tensor", a, b)</c> returns a new tensor registered with the current dispose scope;
/// <c>Ops.InPlace("add_.Tensor", a, b)</c> returns <c>a</c> itself. Every failure is a <see cref="TorchException"/>.
/// </remarks>
internal static unsafe class Ops
{
    // Longest flattened list arguments (shapes, tensor lists) that are marshalled on the stack.
    private const int StackSlots = 64;

    // No ATen operator has more arguments than this.
    private const int MaxArguments = 32;

    private static readonly ConcurrentDictionary<string, nint> s_operators = new(StringComparer.Ordinal);

    /// <summary>An operator with one tensor result.</summary>
    public static Tensor Call(string name, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        int count = Invoke(name, arguments, &result, 1);
        return count == 1 && result.Tag == NativeTag.Tensor ? Tensor.Own(result) : throw Unexpected(name, "a tensor", count);
    }

    /// <summary>An operator with two tensor results.</summary>
    public static (Tensor First, Tensor Second) Call2(string name, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue* results = stackalloc NativeValue[2];
        int count = Invoke(name, arguments, results, 2);
        return count == 2 ? (Tensor.Own(results[0]), Tensor.Own(results[1])) : throw Unexpected(name, "two tensors", count);
    }

    /// <summary>An operator with three tensor results.</summary>
    public static (Tensor First, Tensor Second, Tensor Third) Call3(string name, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue* results = stackalloc NativeValue[3];
        int count = Invoke(name, arguments, results, 3);
        return count == 3
            ? (Tensor.Own(results[0]), Tensor.Own(results[1]), Tensor.Own(results[2]))
            : throw Unexpected(name, "three tensors", count);
    }

    /// <summary>An operator that returns a list of tensors, or several.</summary>
    public static Tensor[] CallList(string name, params ReadOnlySpan<Argument> arguments)
    {
        const int Guess = 8;
        NativeValue* few = stackalloc NativeValue[Guess];
        int count = Invoke(name, arguments, few, Guess);
        var tensors = new Tensor[count];
        if (count <= Guess)
        {
            for (int k = 0; k < count; k++)
                tensors[k] = Tensor.Own(few[k]);
            return tensors;
        }

        var many = new NativeValue[count];
        fixed (NativeValue* start = many)
            Native.medscan_pending_results(start);
        for (int k = 0; k < count; k++)
            tensors[k] = Tensor.Own(many[k]);
        return tensors;
    }

    /// <summary>An operator that changes its first argument, which is returned.</summary>
    public static Tensor InPlace(string name, Tensor self, params ReadOnlySpan<Argument> rest)
    {
        ReadOnlySpan<Argument> arguments = rest.Length switch
        {
            0 => [self],
            1 => [self, rest[0]],
            2 => [self, rest[0], rest[1]],
            3 => [self, rest[0], rest[1], rest[2]],
            _ => (Argument[])[self, .. rest],
        };
        Invoke(name, arguments, null, -1);
        return self;
    }

    /// <summary>An <c>out</c> variant, which writes its result to its last argument, <paramref name="target"/>, and returns it.</summary>
    public static Tensor Into(string name, Tensor target, params ReadOnlySpan<Argument> inputs)
    {
        Invoke(name, (Argument[])[.. inputs, target], null, -1);
        return target;
    }

    /// <summary>An operator whose results, if any, are of no interest.</summary>
    public static void Run(string name, params ReadOnlySpan<Argument> arguments) => Invoke(name, arguments, null, -1);

    /// <summary>An operator that returns one integer or bool (as 0 or 1).</summary>
    public static long CallInt(string name, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        int count = Invoke(name, arguments, &result, 1);
        return count == 1 && result.Tag is NativeTag.Int or NativeTag.Bool ? result.Bits : throw Unexpected(name, "an integer", count);
    }

    /// <summary>An operator that returns one bool.</summary>
    public static bool CallBool(string name, params ReadOnlySpan<Argument> arguments) => CallInt(name, arguments) != 0;

    /// <summary>An operator with any results: tensors, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or null, in order.</summary>
    public static object?[] CallAny(string name, ReadOnlySpan<Argument> arguments)
    {
        NativeValue none;
        int count = Invoke(name, arguments, &none, 0);
        var values = new NativeValue[count];
        fixed (NativeValue* start = values)
            Native.medscan_pending_results(start);
        return Array.ConvertAll(values, value => value.Tag switch
        {
            NativeTag.Tensor => value.Bits == 0 ? null : Tensor.Own(value),
            NativeTag.Int => value.Bits,
            NativeTag.Double => BitConverter.Int64BitsToDouble(value.Bits),
            NativeTag.Bool => value.Bits != 0,
            _ => (object?)null,
        });
    }

    /// <summary>The operator's schema, e.g. <c>aten::relu(Tensor self) -> Tensor</c>.</summary>
    public static string Schema(string name)
    {
        nint op = Resolve(name);
        byte[] buffer = new byte[4096];
        fixed (byte* start = buffer)
            return Encoding.UTF8.GetString(start, Math.Min(Native.medscan_operator_schema(op, start, buffer.Length), buffer.Length));
    }

    // capacity -1: drop the results.
    private static int Invoke(string name, ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        nint op = Resolve(name);
        if (arguments.Length > MaxArguments)
            throw new ArgumentException($"{name}: at most {MaxArguments} arguments, got {arguments.Length}", nameof(arguments));
        NativeValue* values = stackalloc NativeValue[MaxArguments];
        long* stack = stackalloc long[StackSlots];
        int slots = 0;
        foreach (ref readonly Argument argument in arguments)
            slots += argument.Reference is Array array ? array.Length : argument.Reference is string text ? text.Length : 0;
        long[]? heap = slots > StackSlots ? new long[slots] : null;

        int count;
        fixed (long* pinned = heap)
        {
            long* next = heap is null ? stack : pinned;
            for (int k = 0; k < arguments.Length; k++)
                next = Write(in arguments[k], ref values[k], next);
            count = Native.medscan_call(op, values, arguments.Length, results, capacity);
        }

        // The finalizer of an argument must not run while the call still reads its tensor.
        foreach (ref readonly Argument argument in arguments)
            GC.KeepAlive(argument.Reference);
        return count >= 0 ? count : throw Native.Failure(Qualify(name));
    }

    // Writes one argument; lists are copied to `next`, and the first free slot behind them is returned.
    private static long* Write(in Argument argument, ref NativeValue value, long* next)
    {
        value.Tag = argument.Tag;
        value.Length = 0;
        value.Bits = argument.Bits;
        switch (argument.Reference)
        {
            case null:
                return next;
            case Tensor tensor:
                value.Bits = tensor.Handle;
                return next;
            case Generator generator:
                value.Bits = generator.Handle;
                return next;
            case long[] integers:
                integers.CopyTo(new Span<long>(next, integers.Length));
                value.Length = integers.Length;
                break;
            case double[] numbers:
                numbers.CopyTo(new Span<double>(next, numbers.Length));
                value.Length = numbers.Length;
                break;
            case bool[] flags:
                flags.CopyTo(new Span<bool>(next, flags.Length));
                value.Length = flags.Length;
                break;
            case Tensor?[] tensors:
                for (int k = 0; k < tensors.Length; k++)
                    next[k] = tensors[k] is { } element ? element.Handle : 0;
                value.Length = tensors.Length;
                break;
            case string text:
                value.Length = Encoding.UTF8.GetBytes(text, new Span<byte>(next, text.Length * sizeof(long)));
                value.Bits = (long)next;
                return next + text.Length;
        }

        value.Bits = (long)next;
        return next + value.Length;
    }

    private static nint Resolve(string name) =>
        s_operators.TryGetValue(name, out nint op) ? op : s_operators.GetOrAdd(name, Find);

    private static nint Find(string name)
    {
        string qualified = Qualify(name);
        int dot = qualified.IndexOf('.', StringComparison.Ordinal);
        string bare = dot < 0 ? qualified : qualified[..dot];
        string overload = dot < 0 ? "" : qualified[(dot + 1)..];
        fixed (byte* bareBytes = Encoding.UTF8.GetBytes(bare + '\0'), overloadBytes = Encoding.UTF8.GetBytes(overload + '\0'))
            return Native.Check(Native.medscan_operator(bareBytes, overloadBytes), qualified);
    }

    private static string Qualify(string name) => name.Contains("::", StringComparison.Ordinal) ? name : "aten::" + name;

    private static InvalidOperationException Unexpected(string name, string expected, int count) =>
        new($"{Qualify(name)} was expected to return {expected}, but has {count} results: {Schema(name)}");
}
