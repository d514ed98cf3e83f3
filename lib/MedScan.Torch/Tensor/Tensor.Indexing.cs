using System.Runtime.CompilerServices;
using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Indexing as in NumPy and PyTorch. Positions and ranges give views; tensors of indices give copies.
    public partial class Tensor
    {
        /// <summary>The elements that the indices name; setting copies into them, shapes broadcast.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The elements that tensors of indices, one per dimension, name.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>One index of the first dimension; negative ones count from the end.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Place([i1], value);
        }

        /// <summary>One index of each of the first two dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => At([i1, i2]);
            set => Place([i1, i2], value);
        }

        /// <summary>One index of each of the first three dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => At([i1, i2, i3]);
            set => Place([i1, i2, i3], value);
        }

        /// <summary>One index of each of the first four dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At([i1, i2, i3, i4]);
            set => Place([i1, i2, i3, i4], value);
        }

        /// <summary>The elements that the indices name.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            (Tensor view, Tensor?[] picks) = TensorIndexing.Apply(this, indices);
            if (picks.Length == 0)
                return view;
            using (view)
                return Ops.Call("index.Tensor", view, picks);
        }

        /// <summary>The elements that tensors of indices, one per dimension, name.</summary>
        public Tensor index(params Tensor[] indices) => Ops.Call("index.Tensor", this, indices);

        /// <summary>Copies a value into the elements that the indices name. Returns this tensor.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        /// <summary>Copies a value into the elements that the indices name, or adds it. Returns this tensor.</summary>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            ArgumentNullException.ThrowIfNull(value);
            (Tensor view, Tensor?[] picks) = TensorIndexing.Apply(this, indices);
            using (view)
            {
                if (picks.Length > 0)
                    Ops.Run("index_put_", view, picks, value.dtype == dtype ? value : value.to_type(dtype), accumulate);
                else if (accumulate)
                    view.add_(value);
                else
                    view.copy_(TensorIndexing.WithoutLeadingOnes(value, view.Dimensions));
            }

            return this;
        }

        /// <summary>Copies a value into the elements that tensors of indices name. Returns this tensor.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        /// <summary>Copies a value into the elements that tensors of indices name, or adds it. Returns this tensor.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor), accumulate);

        /// <summary>Sets the elements that the indices name to a number. Returns this tensor.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using Tensor single = value;
            return index_put_(single, indices, false);
        }

        /// <summary>Sets the elements that tensors of indices name to a number. Returns this tensor.</summary>
        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using Tensor single = value;
            return index_put_(single, indices, false);
        }

        private Tensor At(ReadOnlySpan<long> positions)
        {
            Tensor view = select(0, positions[0]);
            foreach (long position in positions[1..])
            {
                using Tensor outer = view;
                view = outer.select(0, position);
            }

            return view;
        }

        private void Place(ReadOnlySpan<long> positions, Tensor value)
        {
            using Tensor view = At(positions);
            view.copy_(value);
        }
    }
}
