"""The network in files: its layers in 4 bits a number, to be reckoned with in 8.

4 bits take half the room of 8, but a processor has no instructions for them. So the layers lie in a
file of their own, and whoever loads the network unfolds them (`belligraph.readers.text.encoder.
layers`): a number of 8 bits is one of 4, less 8, times the share of its block in its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

from belligraph.readers.text.encoder.layers import FOLDED, LAYER, MIDDLE, SHARE, SHARES

BLOCK = 32
"""Numbers of a layer that share one scale."""
SHORT = "MatMulNBits"
"""What onnxruntime calls a layer in 4 bits."""
LARGEST, ZERO = 127, 128
"""What the largest number becomes in 8 bits, and what 0 is where there is no sign."""
SHARED = {
    "largest": np.float32(LARGEST),
    "offset": np.float32(ZERO),
    "zero": np.uint8(ZERO),
    "least": np.float32(1e-8),
}
"""Numbers that all layers reckon with."""


def pack(exact: Path, folder: Path) -> None:
    """Write the network (ONNX) into a folder as `encoder.onnx` and `encoder.npz`, its layers."""
    shorter = MatMulNBitsQuantizer(
        onnx.load(exact), bits=4, block_size=BLOCK, is_symmetric=True, accuracy_level=4
    )
    shorter.process()
    model = shorter.model.model
    layers = dict(_taken_out(model.graph))
    (folder / "encoder.onnx").write_bytes(model.SerializeToString())
    np.savez(folder / "encoder.npz", **layers)


def _taken_out(graph: Any) -> Iterator[tuple[str, Any]]:
    """The layers of a graph by name, which reckons with such in 8 bits from now on."""
    held = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[Any] = []
    for node in graph.node:
        if node.op_type != SHORT:
            nodes.append(node)
            continue
        given = {part.name: helper.get_attribute_value(part) for part in node.attribute}
        shape = given["N"], given["K"] // BLOCK  # columns x blocks
        name = node.output[0]
        folded, scales = (numpy_helper.to_array(held[part]) for part in node.input[1:3])
        folded, scales = folded.reshape(*shape, BLOCK // 2), scales.reshape(*shape, 1)
        largest = _largest(folded, scales)
        yield f"{name}{FOLDED}", folded
        yield f"{name}{SHARES}", np.rint(scales / largest[:, None, None] * SHARE).astype("int16")
        for part in node.input[1:3]:
            graph.initializer.remove(held[part])
        graph.initializer.append(_to_come(name, (given["K"], given["N"])))
        graph.initializer.append(numpy_helper.from_array(largest, f"{name} columns"))
        nodes += _reckoning(node.input[0], name)
    del graph.node[:]
    graph.node.extend(nodes)
    graph.initializer.extend(numpy_helper.from_array(np.asarray(v), k) for k, v in SHARED.items())


def _largest(folded: Any, scales: Any) -> Any:
    """What 1 in 8 bits stands for in each column."""
    halves = np.stack([folded & 15, folded >> 4]).astype("float32") - MIDDLE
    largest = np.abs(halves * scales).max((0, 2, 3)) / LARGEST
    return np.where(largest == 0, 1, largest).astype("float32")


def _to_come(name: str, shape: tuple[int, int]) -> Any:
    """A layer that is not in the file: rows x columns of 8 bits."""
    tensor = TensorProto()
    tensor.name, tensor.data_type = f"{name}{LAYER}", TensorProto.INT8
    tensor.dims.extend(shape)
    tensor.data_location = TensorProto.EXTERNAL
    place = {"location": "encoder.npz", "offset": 0, "length": shape[0] * shape[1]}
    for key, value in place.items():
        entry = tensor.external_data.add()
        entry.key, entry.value = key, str(value)
    return tensor


def _reckoning(given: str, name: str) -> Iterator[Any]:
    """What a layer makes of its rows, each brought to 8 bits by its own largest number."""

    def node(kind: str, of: list[str], made: str, **also: Any) -> Any:
        return helper.make_node(kind, of, [f"{name} {made}"], **also)

    yield node("Abs", [given], "sizes")
    yield node("ReduceMax", [f"{name} sizes"], "greatest", axes=[-1], keepdims=1)
    yield node("Max", [f"{name} greatest", "least"], "size")
    yield node("Div", ["largest", f"{name} size"], "share")
    yield node("Mul", [given, f"{name} share"], "shared")
    yield node("Add", [f"{name} shared", "offset"], "moved")
    yield node("Round", [f"{name} moved"], "rounded")
    yield node("Cast", [f"{name} rounded"], "byte", to=TensorProto.UINT8)
    yield node("MatMulInteger", [f"{name} byte", f"{name}{LAYER}", "zero"], "sum")
    yield node("Cast", [f"{name} sum"], "float", to=TensorProto.FLOAT)
    yield node("Div", [f"{name} float", f"{name} share"], "long")
    yield helper.make_node("Mul", [f"{name} long", f"{name} columns"], [name])
