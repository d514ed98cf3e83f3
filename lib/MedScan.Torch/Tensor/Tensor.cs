using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A multi-dimensional array of numbers in native memory. A tensor belongs to the dispose scope in which it was made
    /// (<see cref="NewDisposeScope"/>), or to its maker; one that nobody disposed of is freed by the garbage collector.
    /// </summary>
    /// <remarks>
    /// Operations throw <see cref="MedScan.Torch.TorchException"/> where libtorch refuses shapes, types or values, and
    /// <see cref="ObjectDisposedException"/> on a disposed tensor.
    /// </remarks>
    [TypeFormatterSource(typeof(TensorFormatterSource))]
    public partial class Tensor : IDisposable
    {
        private static long s_count;
        private static long s_peak;

        /// <summary>Zero after disposal; <see cref="Handle"/> checks that.</summary>
        internal nint handle;

        // Native memory that only this object keeps, as reported to MemoryPressure.
        private readonly int _mebibytes;

        internal Tensor(nint handle, bool register = true)
            : this(handle, 0, register)
        {
        }

        private Tensor(nint handle, int mebibytes, bool register)
        {
            this.handle = handle;
            _mebibytes = mebibytes;
            long count = Interlocked.Increment(ref s_count);
            if (count > Volatile.Read(ref s_peak))
                Volatile.Write(ref s_peak, count);
            if (register)
                OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
            if (mebibytes > 0)
                MemoryPressure.Add(mebibytes);
        }

        /// <summary>The safety net for tensors that nobody disposed of.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>How many managed tensors are alive in this process; two may share memory.</summary>
        public static long TotalCount => Interlocked.Read(ref s_count);

        /// <summary>The highest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => Interlocked.Read(ref s_peak);

        /// <summary>A name for debugging; operations do not use it.</summary>
        public string? name { get; set; }

        /// <summary>The native tensor.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        public nint Handle => handle != 0
            ? handle
            : throw new ObjectDisposedException(nameof(Tensor), "Tensor invalid -- empty handle: it was disposed, by itself or by its dispose scope.");

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Takes over a native tensor that another binding of the same libtorch handed out.</summary>
        /// <param name="handle">A TensorImpl pointer whose reference passes to the new object.</param>
        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        /// <summary>Frees the tensor; the memory goes once no other tensor or gradient graph uses it. Harmless when repeated.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Leaves this scope for the enclosing one, or for no scope where there is none.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Leaves all scopes; from here on the caller disposes.</summary>
        /// <returns>This tensor.</returns>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Moves to the scope that owns another tensor.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.OwningDisposeScope);
        }

        /// <summary>Moves to a scope, or out of all scopes when it is <see langword="null"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
                owner.MoveToOther(other, this);
            else
                other?.Attach(this);
            return this;
        }

        /// <summary>Gives the native tensor away: this object becomes invalid without freeing it.</summary>
        /// <returns>The native tensor, with its reference.</returns>
        public nint DecoupleFromNativeHandle()
        {
            nint native = Handle;
            Forget(found: false);
            return native;
        }

        /// <summary>Frees the tensor.</summary>
        /// <param name="disposing">False when the garbage collector asks.</param>
        protected virtual void Dispose(bool disposing)
        {
            nint native = Forget(found: !disposing);
            if (native == 0)
                return;
            if (disposing)
            {
                DisposeScopeManager.ThreadSingleton.Disposing(this);
                OwningDisposeScope?.MarkAsDisposed(this);
            }

            Native.medscan_tensor_free(native);
        }

        /// <summary>A tensor that takes over a native reference and belongs to the current dispose scope.</summary>
        internal static Tensor Own(nint handle) => new(handle);

        internal static Tensor Own(in NativeValue value) => new((nint)value.Bits, value.Length, register: true);

        // Exactly one caller gets the handle, however many dispose at the same time.
        private nint Forget(bool found)
        {
            nint native = Interlocked.Exchange(ref handle, 0);
            if (native != 0)
            {
                Interlocked.Decrement(ref s_count);
                if (_mebibytes > 0)
                    MemoryPressure.Remove(_mebibytes, found);
            }

            return native;
        }

        /// <summary>Hands the native tensor to an object that replaces this one, a parameter for instance.</summary>
        internal nint MoveHandle()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            return DecoupleFromNativeHandle();
        }
    }
}
