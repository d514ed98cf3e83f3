using MedScan.Torch.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Runs an optimizer's arithmetic in one pass over the memory of a parameter, its gradient and its state.</summary>
/// <remarks>
/// An operator at a time, a step reads and writes each tensor several times over and is bound by nothing else: for
/// ResNet-18 (11 million parameters, one thread) SGD with momentum and decay took 42 ms that way and takes 8 ms in one pass.
/// </remarks>
internal static unsafe class FusedStep
{
    // Small enough to share the work out evenly, large enough to be worth handing to another thread.
    private const int ChunkLength = 1 << 16;

    // The same numbers as libtorch's at::MemoryFormat.
    private const int Contiguous = 0;
    private const int ChannelsLast = 2;

    /// <summary>The work on a stretch of elements; the addresses are in the order of the tensors given.</summary>
    public delegate void Kernel(ReadOnlySpan<nint> addresses, int length);

    /// <summary>Whether all tensors hold float32 in main memory in one common order without gaps.</summary>
    public static bool Fits(params ReadOnlySpan<Tensor> tensors)
    {
        foreach (var tensor in tensors)
        {
            if (tensor.dtype != ScalarType.Float32 || tensor.device_type != DeviceType.CPU || tensor.ndim == 0 || tensor.numel() != tensors[0].numel())
                return false;
        }
        return AllIn(Contiguous, tensors) || AllIn(ChannelsLast, tensors);
    }

    /// <summary>Runs the kernel over all elements of all rows of tensors, the first of each row being the parameter.</summary>
    public static void Run(IReadOnlyList<Tensor[]> rows, Kernel kernel)
    {
        var chunks = new List<(nint[] Addresses, int Offset, int Length)>();
        foreach (var row in rows)
        {
            var addresses = Array.ConvertAll(row, Address);
            var length = row[0].numel();
            for (long offset = 0; offset < length; offset += ChunkLength)
                chunks.Add((addresses, (int)(offset / ChunkLength), (int)Math.Min(ChunkLength, length - offset)));
        }
        Parallel.For(0, chunks.Count, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, k =>
        {
            var (addresses, place, length) = chunks[k];
            Span<nint> moved = stackalloc nint[addresses.Length];
            for (var t = 0; t < moved.Length; t++)
                moved[t] = addresses[t] + ((nint)place * ChunkLength * sizeof(float));
            kernel(moved, length);
        });
        foreach (var row in rows)
        {
            MarkChanged(row[0]);
            GC.KeepAlive(row);
        }
    }

    private static nint Address(Tensor tensor)
    {
        void* data;
        Native.Check(Native.medscan_tensor_data(tensor.Handle, &data), "optimizer step");
        return (nint)data;
    }

    private static bool AllIn(int format, ReadOnlySpan<Tensor> tensors)
    {
        foreach (var tensor in tensors)
        {
            if (Native.medscan_tensor_is_contiguous(tensor.Handle, format) != 1)
                return false;
        }
        return true;
    }

    // Autograd refuses to go back through a tensor that was changed since. It counts operators, and a view shares the
    // count: filling an empty view costs nothing and makes the change known.
    private static void MarkChanged(Tensor parameter)
    {
        using var nothing = Ops.Call("narrow", parameter, 0, 0, 0);
        Ops.InPlace("zero_", nothing);
    }
}
