using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers: the Mersenne twister of libtorch's CPU generator.</summary>
    public class Generator : IDisposable
    {
        private nint _handle;

        private Generator(nint handle) => _handle = handle;

        /// <summary>A generator of its own, independent of the default one.</summary>
        /// <param name="seed">The seed it starts from.</param>
        /// <param name="device">Where its numbers are drawn; only the CPU here.</param>
        public Generator(ulong seed = 0, Device? device = null)
            : this(Native.Check(Native.medscan_generator_new(seed), "Generator")) => this.device = device ?? CPU;

        /// <summary>Gives the native generator back when nobody disposed of it.</summary>
        ~Generator() => Dispose(false);

        /// <summary>The generator that operators use when none is given.</summary>
        public static Generator Default => new(Native.Check(Native.medscan_generator_default(), "Generator"));

        /// <summary>The native generator.</summary>
        /// <exception cref="ObjectDisposedException">The generator was disposed.</exception>
        public nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Generator));

        /// <summary>Where its numbers are drawn.</summary>
        public Device device { get; } = CPU;

        /// <summary>The whole state as a byte tensor, from which <see cref="set_state"/> goes on with the same numbers.</summary>
        public Tensor get_state() => Tensor.Own(Native.Check(Native.medscan_generator_state(Handle), "Generator.get_state"));

        /// <summary>Goes on from a state that <see cref="get_state"/> returned.</summary>
        /// <exception cref="MedScan.Torch.TorchException">The tensor is not such a state.</exception>
        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Native.Check(Native.medscan_generator_set_state(Handle, value.Handle), "Generator.set_state");
            GC.KeepAlive(value);
        }

        /// <summary>Starts the sequence that belongs to the seed.</summary>
        /// <returns>This generator.</returns>
        public Generator manual_seed(long seed)
        {
            Native.Check(Native.medscan_generator_seed(Handle, unchecked((ulong)seed)), "Generator.manual_seed");
            return this;
        }

        /// <summary>Starts an unpredictable sequence.</summary>
        /// <returns>The seed that was drawn.</returns>
        public long seed()
        {
            long drawn = Random.Shared.NextInt64();
            manual_seed(drawn);
            return drawn;
        }

        /// <summary>The seed of the current sequence.</summary>
        public long initial_seed() => unchecked((long)Native.medscan_generator_current_seed(Handle));

        /// <inheritdoc/>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the native generator back.</summary>
        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
                Native.medscan_generator_free(handle);
        }
    }
}
